export function quietConsole(write?: (line: string) => void): void;

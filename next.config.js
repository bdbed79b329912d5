/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // No image passes through the optimiser, which has had remote holes of its own: /_next/image is 404.
  images: { unoptimized: true },
  // `npm test` checks the types of everything, tests included; a start neither waits for that nor fails by it.
  typescript: { ignoreBuildErrors: true },
  // Read while running, by a path that the tracer cannot follow.
  outputFileTracingIncludes: { "/*": ["./content/**/*"] },
  // It reads its own font measures from disk, beside its code.
  serverExternalPackages: ["pdfkit"],
};

export default config;

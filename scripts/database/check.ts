// npm run db:check: fails when prisma/schema.prisma and the committed migrations do not make the same database.
import { missingSql } from "./compare";

const sql = await missingSql();
if (sql) {
  console.error(`The migrations lack what prisma/schema.prisma has. Run: npm run db:diff -- NAME\n\n${sql}`);
  process.exitCode = 1;
} else {
  console.log("Schema and migrations agree.");
}

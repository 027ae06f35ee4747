import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

// Neo4j's image runs as a user of its own and must be able to read its file, so the folder is closed and the files are open.
mkdirSync('secrets', { recursive: true, mode: 0o700 });
if (existsSync('secrets/neo4j_auth')) {
  console.log(
    'secrets/ is there already: nothing changed. A new password would not fit the data that Neo4j keeps.',
  );
} else {
  // Hexadecimal: Neo4j's image hands it to a command that takes a leading hyphen for an option.
  const password = randomBytes(24).toString('hex');
  writeFileSync('secrets/neo4j_auth', `neo4j/${password}`, { mode: 0o644 });
  writeFileSync('secrets/neo4j_password', password, { mode: 0o644 });
  console.log(
    'Wrote secrets/neo4j_auth and secrets/neo4j_password. Keep them; docker compose up reads them.',
  );
}

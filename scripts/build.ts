/** Builds the web front end when its sources have changed since the last build. */
import { buildWebWhenStale } from '../src/cli/build-web.ts'

await buildWebWhenStale((line) => process.stdout.write(`${line}\n`))

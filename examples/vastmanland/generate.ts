/**
 * Makes the sources of the example region: what its systems would have sent for the reports in cases/.
 *
 *   node examples/vastmanland/generate.ts
 *
 * 1. What an administration printed is read from cases/<document>/print.json, and an unrounded total is chosen beneath each
 *    printed number.
 * 2. The totals are shared out by account, cost centre, counterparty and month: invented, but adding up to the öre.
 * 3. Investments, staff, incidents, indicators and control counts are made likewise.
 * 4. Each is written as its system would write it. The same seeds give the same bytes, on any machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fd2020Sources } from './generator/fd-2020/sources.ts'
import { fds2023Sources } from './generator/fds-2023/sources.ts'
import { fds2025Sources } from './generator/fds-2025/sources.ts'
import { hsf2024EconomySources } from './generator/hsf-2024/economy/sources.ts'
import { hsf2024IndicatorsSources } from './generator/hsf-2024/indicators/sources.ts'
import { hsf2024ProductionSources } from './generator/hsf-2024/production/sources.ts'
import { hsf2024StaffSources } from './generator/hsf-2024/staff/sources.ts'
import { rk2025Sources } from './generator/rk/sources.ts'

/** Every source file by name. */
export async function generateSources(): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ...(await fd2020Sources()),
    ...(await fds2023Sources()),
    ...(await fds2025Sources()),
    ...(await hsf2024EconomySources()),
    ...(await rk2025Sources()),
    ...(await hsf2024ProductionSources()),
    ...hsf2024IndicatorsSources(),
    ...hsf2024StaffSources(),
  ])
}

if (import.meta.main) {
  const folder = new URL('./sources/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of await generateSources()) {
    writeFileSync(new URL(name, folder), bytes)
    console.log(`${name}: ${bytes.length} bytes`)
  }
}

import type { CommandOption } from './define-command.ts'

/** Which report a command is about. */
export const reportOptions = {
  unit: { type: 'string', valueSv: 'ENHET', helpSv: 'Enhetens kod, till exempel fds.', required: true },
  round: { type: 'string', valueSv: 'OMGÅNG', helpSv: 'Rapportomgången, till exempel 2025-D2.', required: true },
} as const satisfies Record<string, CommandOption>

/** In which structure amounts are shown. */
export const viewOption = {
  view: {
    type: 'string',
    valueSv: 'VY',
    helpSv: 'Strukturen som beloppen visas i: reported (som rapporterat), current (dagens) eller en månad, till exempel 2024-01.',
    default: 'reported',
  },
} as const satisfies Record<string, CommandOption>

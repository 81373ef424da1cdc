import type { Actor } from '#domain/actor.ts'

/** Who acts on the command line: one who has the server's files has the controller's rights. */
export const operator: Actor = { id: 'cli', nameSv: 'Kommandoraden', role: 'controller' }

import { programActor } from '#domain/actor.ts'

/** Who acts on the command line: one who has the server's files has the rights of the controller and the system owner. */
export const operator = programActor('cli', ['controller', 'system-owner'])

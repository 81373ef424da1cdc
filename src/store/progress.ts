/** Told, in Swedish, what takes time: "Startar databasen …". */
export type OnProgress = (messageSv: string) => void

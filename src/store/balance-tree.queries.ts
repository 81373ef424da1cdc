import type { ContentBodies } from '#domain/content.ts'
import { emptyOrganisation } from '#domain/organisation.ts'
import { type BalanceTree, balanceTree, type Member, memberChanges, membersOf } from './balance-tree.ts'
import { type Connection, statement, type Transaction } from './database.ts'

/** The tree as the database has it in the moment that the connection sees. */
export type BalanceTreeReader = (connection: Connection) => Promise<BalanceTree>

/** Reads the tree again only when it has become another. */
export function balanceTreeReader(): BalanceTreeReader {
  let known: BalanceTree | undefined
  return async (connection) => {
    const [{ version } = missingTree()] = await connection.rows(selectVersion)
    if (known?.version !== version) known = await loadTree(connection)
    return known
  }
}

/**
 * Makes the balances' tree that of the region content which is known now, and gives the changes that the balances must
 * follow in the same transaction. Nothing when it is the same content.
 */
export async function followTree(transaction: Transaction): Promise<readonly (Member & { sign: 1 | -1 })[]> {
  const [{ delivery_id: current } = missingTree()] = await transaction.rows(selectVersion)
  const [region] = await transaction.rows(selectKnownRegion)
  if ((region?.delivery_id ?? null) === current) return []

  const before = (await transaction.rows(selectMembers)).map(decodeMember)
  const after = membersOf(region?.body.organisation ?? emptyOrganisation)
  await transaction.rows(updateTree, [region?.delivery_id ?? null])
  const changes = memberChanges(before, after)
  if (changes.length === 0) return []

  await transaction.rows(deleteMembers)
  await transaction.rows(insertMembers, [
    after.map(({ node }) => node),
    after.map(({ orgUnit }) => orgUnit),
    after.map(({ from }) => from),
    after.map(({ to }) => to),
  ])
  return changes
}

/** One statement, so that the members are those of the version. */
async function loadTree(connection: Connection): Promise<BalanceTree> {
  const rows = await connection.rows(selectTree)
  const [{ version } = missingTree()] = rows
  return balanceTree(
    version,
    rows.flatMap((row) => (row.node === null ? [] : [decodeMember(row)])),
  )
}

interface MemberRow {
  readonly node: string
  readonly org_unit: string
  readonly from_month: number
  readonly to_month: number
}

function decodeMember({ node, org_unit, from_month, to_month }: MemberRow): Member {
  return { node, orgUnit: org_unit, from: from_month, to: to_month }
}

function missingTree(): never {
  throw new Error('The row of tertial.balance_tree is not there.')
}

const selectVersion = statement<{ version: number; delivery_id: number | null }>(
  'select-balance-tree-version',
  'select version, delivery_id from tertial.balance_tree',
)

const selectTree = statement<{ version: number } & (MemberRow | { node: null })>(
  'select-balance-tree',
  'select version, member.* from tertial.balance_tree left join tertial.balance_member as member on true',
)

const selectMembers = statement<MemberRow>('select-balance-members', 'select * from tertial.balance_member')

/** The first in the order of delivery, as everywhere where one region is asked for. */
const selectKnownRegion = statement<{ delivery_id: number; body: ContentBodies['region'] }>(
  'select-known-region',
  `select content.delivery_id, body
     from tertial.content
     join tertial.delivery using (delivery_id)
     join tertial.slice_month using (slice_id)
    where kind = 'region' and delivery.state = 'accepted' and slice_month.superseded_sequence is null
    order by content.delivery_id, ordinal
    limit 1`,
)

const updateTree = statement<never>(
  'update-balance-tree',
  'update tertial.balance_tree set version = version + 1, delivery_id = $1',
)

const deleteMembers = statement<never>('delete-balance-members', 'delete from tertial.balance_member')

const insertMembers = statement<never>(
  'insert-balance-members',
  `insert into tertial.balance_member (node, org_unit, from_month, to_month)
   select * from unnest($1::text[], $2::text[], $3::int[], $4::int[])`,
)

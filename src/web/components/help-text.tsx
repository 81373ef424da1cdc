import { Link } from 'react-router'
import type { HelpBlock, HelpInline, HelpRow } from '#app/parse-help-page.ts'
import { helpPageHref } from '../addresses.ts'
import { ScrollTable } from './scroll-table.tsx'

/** What a page of help says, block by block. Nothing is keyed by itself: a page never changes while it is shown. */
export function HelpBlocks({ blocks }: { blocks: readonly HelpBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />)
}

/** Words with what is emphasised, quoted as code and linked among them. */
export function HelpText({ inlines }: { inlines: readonly HelpInline[] }) {
  return inlines.map((inline, index) => <Words key={index} inline={inline} />)
}

function Block({ block }: { block: HelpBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading className="ds-heading" data-size={block.level === 2 ? 'sm' : 'xs'}>
          {block.textSv}
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <HelpText inlines={block.inlines} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Item blocks={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'table':
      return <HelpTable {...block} />
  }
}

/** An item that is one run of words needs no paragraph around them. */
function Item({ blocks }: { blocks: readonly HelpBlock[] }) {
  const [only, ...others] = blocks
  return only?.kind === 'paragraph' && others.length === 0 ? <HelpText inlines={only.inlines} /> : <HelpBlocks blocks={blocks} />
}

function HelpTable({ captionSv, header, rows }: { captionSv: string; header: HelpRow; rows: readonly HelpRow[] }) {
  return (
    <ScrollTable caption={captionSv} isCaptionHidden>
      <thead>
        <tr>
          {header.map((cell, index) => (
            <th key={index} scope="col">
              <HelpText inlines={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <HelpText inlines={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Words({ inline }: { inline: HelpInline }) {
  switch (inline.kind) {
    case 'text':
      return inline.textSv
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return (
        <strong>
          <HelpText inlines={inline.inlines} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <HelpText inlines={inline.inlines} />
        </em>
      )
    case 'link':
      return (
        <Link className="ds-link" to={helpPageHref(inline.page)}>
          <HelpText inlines={inline.inlines} />
        </Link>
      )
  }
}

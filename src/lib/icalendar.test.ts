import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type CalendarDay, icalendar } from './icalendar.ts'

const day: CalendarDay = {
  uid: 'tasks-fds-2025-D2-activity@tertial',
  sequence: 2,
  changedAt: new Date('2025-09-01T06:30:00Z'),
  date: '2025-09-30',
  summary: 'Delårsrapport 2 2025: 12 svar ska lämnas',
  description: 'Aktiviteter; mål, och \\ mer\nhttps://tertial.example/mina-uppgifter',
  url: 'https://tertial.example/mina-uppgifter',
}

test('a day is read back by another program as it was written', () => {
  const [event] = read(icalendar('Tertial', [day]))
  assert.ok(event)
  assert.equal(event.uid, day.uid)
  assert.equal(event.sequence, 2)
  assert.equal(event.summary, day.summary)
  assert.equal(event.description, day.description)
  assert.equal(event.startDate.isDate, true)
  assert.equal(event.startDate.toString(), '2025-09-30')
  assert.equal(event.endDate.toString(), '2025-10-01')
})

test('no line is longer than 75 octets, each ends with CRLF, and every text survives escaping and folding', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/\p{Cc}/gu, '\n'))
  fc.assert(
    fc.property(texts, texts, (summary, description) => {
      const text = icalendar('Åsa, Örjan; alla', [{ ...day, summary, description }])
      assert.ok(text.endsWith('\r\n'))
      for (const line of text.slice(0, -2).split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line)
        assert.ok(!/[\r\n]/.test(line))
      }
      const [event] = read(text)
      assert.equal(event?.summary, summary)
      assert.equal(event?.description, description)
    }),
  )
})

test('a calendar without days is a calendar', () => {
  assert.deepEqual(read(icalendar('Tertial', [])), [])
})

function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

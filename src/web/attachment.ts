/** RFC 6266: a plain name for all, and the real one ("fds-2025-Å.pdf") for those that can read it. */
export function attachment(fileName: string): string {
  const plain = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}

/** A file to keep, made for one who asks: never kept by the browser or what stands between. */
export function fileResponse(body: string | Uint8Array<ArrayBuffer>, contentType: string, fileName: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-cache',
    },
  })
}

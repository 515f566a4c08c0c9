/** More of a file in one request is refused; it is sent in as many as it takes. Next keeps 10 MB of a request, and drops the rest. */
export const maxPieceBytes = 8 * 1024 * 1024;

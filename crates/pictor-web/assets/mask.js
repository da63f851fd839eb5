// The mask editor's place.

/**
 * Until the editor is there, nothing is painted.
 * @param {{picture: Blob, name: string, mask: Blob | null}} _given
 * @returns {Promise<{mask: Blob, picture: Blob | null, width: number, height: number, strict: boolean, share: number} | null>}
 */
export const editMask = async (_given) => null;

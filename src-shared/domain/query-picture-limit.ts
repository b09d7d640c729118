/** How large a picture to search with may be, where its bytes are sent and not its path. */
export const queryPictureLimitBytes = 64_000_000;

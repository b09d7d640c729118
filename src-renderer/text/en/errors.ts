/** What an error says, by its code. The engine speaks English, with the details of the case: nothing to add. */
export const errors: Readonly<Record<string, string>> = {};

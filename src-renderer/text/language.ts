/** Language of the catalogue in use; figures and dates follow it. */
export const language = 'en';

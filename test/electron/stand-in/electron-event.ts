/** What Electron hands to listeners whose answer counts; the fields of the occasion lie beside `preventDefault`. */
export function electronEvent<Fields extends object>(
  fields: Fields,
): Fields & { preventDefault: () => void; defaultPrevented: boolean } {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

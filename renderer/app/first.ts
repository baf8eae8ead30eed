/** The first module of the page: from here on no port to the station can be missed. Everything else is made in main.tsx. */
import { createPortDoor } from './port-door.ts';

export const portDoor = createPortDoor(window, window);

/** Library settings that must hold before the first schema is built: the strict CSP allows no code made from text. */
import { z } from 'zod';

z.config({ jitless: true });

// Every page in English, at both widths, in three themes.
import { everyPage } from '../instruments/every-page.mjs';

await everyPage('en');

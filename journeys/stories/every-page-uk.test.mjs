// Every page in Ukrainian, at both widths, in three themes.
import { everyPage } from '../instruments/every-page.mjs';

await everyPage('uk');

// The playground.
import { shell } from './shell.js';

shell();

import '@angular/compiler'; // Links Angular's own libraries in the browser, which its command line does at build.
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app.js';

void bootstrapApplication(App);

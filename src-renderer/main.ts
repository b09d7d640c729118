import { mount } from 'svelte';
import App from './App.svelte';
import { meetShell } from './client/shell.ts';
import { AppState } from './state/app.svelte.ts';
import { language } from './text/language.ts';
import './theme.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id app.');
document.documentElement.lang = language;
const { engine, desktop } = meetShell();
mount(App, { target, props: { app: new AppState(engine, desktop) } });

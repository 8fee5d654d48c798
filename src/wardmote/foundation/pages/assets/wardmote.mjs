// Built by script/build-assets into ../static/wardmote/js/wardmote.js. Every page works without it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { Leave } from "./leave.mjs";
import { Progress } from "./progress.mjs";
import { Typed } from "./typed.mjs";

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component);
}

for (const root of document.querySelectorAll("[data-wm-leave]")) {
  new Leave(root);
}

for (const root of document.querySelectorAll("[data-wm-progress]")) {
  new Progress(root);
}

for (const form of document.querySelectorAll("form[data-wm-typed]")) {
  new Typed(form);
}

"use strict";

// Swagger UI has a class for its dark theme. It follows the theme that the person has chosen in the portal, or that of the system.
{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => root.classList.toggle("dark-mode", root.dataset.theme === "system" ? system.matches : root.dataset.theme === "dark");
  system.addEventListener("change", apply);
  apply();
}

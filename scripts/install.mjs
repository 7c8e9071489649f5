// Installs the packages of the lock file where that is needed.
import { installPackages, requireNode } from "./environment.mjs";

requireNode();
installPackages();

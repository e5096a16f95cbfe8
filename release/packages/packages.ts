import { dotnet } from './dotnet';
import { goPackage } from './go';
import { javaPackage } from './java';
import { javascript } from './javascript';
import { PackageTarget } from './package-target';
import { python } from './python';

/** Every form of the library, the one that the others carry first. */
export const PACKAGES: readonly PackageTarget[] = [javascript, python, javaPackage, goPackage, dotnet];

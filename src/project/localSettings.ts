/** Files of settings that teams keep out of version control: a diagnosis needs what they set, and keeps no secret of them. */
export function isLocalSettings(path: string): boolean {
  return LOCAL.test(path.slice(path.lastIndexOf('/') + 1));
}

const LOCAL =
  /^(?:\.env(?:\.[\w.-]{1,60})?|[\w.-]{1,60}\.env|\.envrc|\.dev\.vars|local\.properties|appsettings\.[\w.-]{1,40}\.json|[\w.-]{1,60}\.(?:tfvars|xcconfig)|application-[\w-]{1,40}\.(?:properties|ya?ml))$/i;

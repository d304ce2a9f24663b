const readingNames =
  /(?:^|\.)(?:console|log|logger|logging|debug|info|warn|error|print|println|printf|Printf|Println|pprint|inspect|dir|keys|values|entries|stringify|dumps|dump|var_dump|print_r|len|count|repr|str|isinstance|assert|expect|String|captureException|trace|hasOwn|has|get|toString|jsonify|empty|isset|is_array|puts|pp|nameof)$/;
const readingReceivers =
  /^(?:console|logger|log|logging|Logger|winston|pino|Sentry|util|chalk|JSON|Log|_logger|fmt|zap|slog|Rails\.logger|Timber)\./;

/** Callees that only read what they are given (`rules.md` 0.2.3). */
export function isReader(path: string): boolean {
  return readingNames.test(path) || readingReceivers.test(path);
}

const passingPaths =
  /^(?:(?:Newtonsoft|System\.Text)\.Json\.)?(?:JSON\.stringify|json\.dumps|Object\.freeze|Object\.seal|structuredClone|dict|dataclasses\.asdict|superjson\.stringify|JSON\.parse|json_encode|jsonEncode|json\.encode|JSON\.generate|JSON\.dump|json\.Marshal|json\.MarshalIndent|bytes\.NewBuffer|bytes\.NewReader|bytes\.NewBufferString|strings\.NewReader|string|JsonSerializer\.Serialize|JsonConvert\.SerializeObject|JsonContent\.Create|StringContent|RequestBody\.create|HttpEntity|Gson\.toJson|gson\.toJson|objectMapper\.writeValueAsString|mapper\.writeValueAsString|Some|Box\.new|collect|array_filter|compact|Map\.of|plaid\.PtrString|ptr\.String)$/;

/** Callees that hand back what they are given, or the same with a new wrapping. */
export function isPassing(path: string): boolean {
  return passingPaths.test(path);
}

/** Properties and methods without arguments that give back what they are asked of. */
export const passingMethods =
  /^(?:to_json|to_h|to_hash|as_json|compact|compact_blank|freeze|dup|deep_dup|build|toJson|symbolize_keys|stringify_keys|deep_stringify_keys|with_indifferent_access|trim|trimIndent)$/;

/** Callees that put their further arguments into the first. */
export const merging =
  /^(?:Object\.assign|_\.merge|_\.assign|_\.extend|merge|deepmerge|extend|assign|array_merge|array_replace)$/;

/** Methods that add what they are given to the receiver and give it back, or change it in place. */
export const mergingMethods =
  /^(?:merge|merge!|update|deep_merge|deep_merge!|reverse_merge|reverse_merge!|putAll|addAll)$/;

/** Methods of a map that set one key. */
export const keyedMethods =
  /^(?:set|setdefault|__setitem__|put|Add|add|TryAdd|store|Set|addProperty|append)$/;

/** The calls that send a request, or set an HTTP client's body, do not add to it. */
export function isSend(path: string): boolean {
  return (
    /(?:linkTokenCreate|link_token_create|LinkTokenCreate|LinkToken\.create|link_token\.create)(?:Async|WithHttpInfo)?$/.test(
      path,
    ) ||
    // Without a receiver these are functions of the app's own.
    /(?:\.|->|::)(?:createLinkToken|create_link_token|CreateLinkToken)(?:Async|WithHttpInfo)?$/.test(path) ||
    /(?:^|\.)(?:fetch|request|post|put|axios|got|ky|send|json|write|end|urlopen|Request|Execute|execute|PostAsync|PostAsJsonAsync|AddJsonBody|AddBody|setBody|bodyValue|body|Post|Do|NewRequest|NewRequestWithContext|postForEntity|exchange|req)$/.test(
      path,
    ) ||
    /(?:^|\.)(?:axios|requests|httpx|got|ky|superagent|session|client|http|Http|HTTParty|Faraday|guzzle|RestClient|Unirest|Excon|Typhoeus)\.\w+!?$/.test(
      path,
    ) ||
    /(?:^|\.)(?:Link|Session)TokenCreateRequest(?:\.(?:new|of))?$/.test(path) ||
    /^curl_setopt(?:_array)?$/.test(path)
  );
}

const collectionMakers =
  /^(?:dict|mapOf|mutableMapOf|hashMapOf|linkedMapOf|HashMap|LinkedHashMap|JSONObject|JsonObject|Dictionary|buildMap)$/;

/** Functions and constructors that make a map of their arguments, or an empty one. */
export function isCollectionMaker(name: string): boolean {
  return collectionMakers.test(name);
}

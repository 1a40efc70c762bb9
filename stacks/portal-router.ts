/** Where the portal stands below its origin. */
export const portalPath = "/testing";

/** Languages that the build makes the landing page in; who reads none of them gets the first. */
const landingLanguages = ["en", "de"];

/**
 * Code of the function that CloudFront runs before each request (JavaScript of its own runtime).
 * Files keep their names; any other address below the portal is the portal's page, which routes by
 * itself. The landing page is a file for each language: what is asked for is decided here, before the
 * cache looks, so that each is kept under its own name. Elsewhere there is nothing: an absent file
 * stays absent, so that errors stay errors.
 */
export const portalRouter = `var landingLanguages = ${JSON.stringify(landingLanguages)};
function languageFor(header) {
  var best = landingLanguages[0];
  var most = 0;
  (header ? header.value : "").toLowerCase().split(",").forEach(function (part) {
    var pieces = part.split(";");
    var language = pieces[0].trim().slice(0, 2);
    var weight = pieces[1] ? Number(pieces[1].split("=")[1]) : 1;
    if (landingLanguages.includes(language) && weight > most) {
      best = language;
      most = weight;
    }
  });
  return best;
}
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (uri === "/" || uri === "${portalPath}") {
    return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "${portalPath}/" } } };
  }
  if (!uri.startsWith("${portalPath}/")) {
    return { statusCode: 404, statusDescription: "Not Found" };
  }
  if (uri === "${portalPath}/") {
    request.uri = "/landing." + languageFor(request.headers["accept-language"]) + ".html";
    return request;
  }
  var path = uri.slice("${portalPath}".length);
  request.uri = path.split("/").pop().includes(".") ? path : "/index.html";
  return request;
}
`;

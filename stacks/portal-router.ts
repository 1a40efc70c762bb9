/** Where the portal stands below its origin. */
export const portalPath = "/testing";

/**
 * Code of the function that CloudFront runs before each request (JavaScript of its own runtime).
 * Files keep their names; any other address below the portal is the portal's page, which routes by
 * itself. Elsewhere there is nothing: an absent file stays absent, so that errors stay errors.
 */
export const portalRouter = `function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (uri === "/" || uri === "${portalPath}") {
    return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "${portalPath}/" } } };
  }
  if (!uri.startsWith("${portalPath}/")) {
    return { statusCode: 404, statusDescription: "Not Found" };
  }
  var path = uri.slice("${portalPath}".length);
  request.uri = path.split("/").pop().includes(".") ? path : "/index.html";
  return request;
}
`;

/* global SwaggerUIBundle */
SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: '/openapi.json',
  presets: [SwaggerUIBundle.presets.apis],
  // Without the bar of its maker.
  layout: 'BaseLayout',
  deepLinking: true,
  // The schemas are longer than the operations.
  defaultModelsExpandDepth: 0,
  // Otherwise the page sends the document to an external validator.
  validatorUrl: null,
});

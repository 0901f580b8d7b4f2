using Microsoft.AspNetCore.Antiforgery;

namespace Customary.Portal.Pages;

/// <summary>Rejects a form whose token is not valid, before an endpoint reads it.</summary>
internal sealed class FormMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? ErrorModel.ShowFormExpired().ExecuteAsync(context) : next(context);
}

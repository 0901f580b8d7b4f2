namespace Customary.Portal.Pages;

/// <summary>What an error page says.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Text">What the person can do.</param>
/// <param name="Detail">The text of a fault, in English; null for none.</param>
internal sealed record ErrorModel(string Title, string Text, string? Detail = null)
{
    /// <summary>Creates the page for a fault.</summary>
    public static IResult Show(Fault fault) => fault.Status switch
    {
        StatusCodes.Status404NotFound => Show(Texts.ErrorNotFoundTitle, Texts.ErrorNotFoundText, null, fault.Status),
        StatusCodes.Status403Forbidden => Show(Texts.ErrorForbiddenTitle, Texts.ErrorForbiddenText, fault.Description, fault.Status),
        StatusCodes.Status503ServiceUnavailable => Show(Texts.ErrorUnavailableTitle, Texts.ErrorUnavailableText, null, fault.Status),
        StatusCodes.Status405MethodNotAllowed => Show(Texts.ErrorRequestTitle, Texts.ErrorRequestText, null, fault.Status),
        >= StatusCodes.Status500InternalServerError => Show(Texts.ErrorServerTitle, Texts.ErrorServerText, null, fault.Status),
        _ => Show(Texts.ErrorRequestTitle, Texts.ErrorRequestText, fault.Description, fault.Status),
    };

    /// <summary>Creates the page for a form whose token is missing, from another session or from another site.</summary>
    public static IResult ShowFormExpired() => Show(Texts.ErrorFormTitle, Texts.ErrorFormText, null, StatusCodes.Status400BadRequest);

    private static IResult Show(string title, string text, string? detail, int status) => Page.Show<ErrorPage, ErrorModel>(new(title, text, detail), status);
}

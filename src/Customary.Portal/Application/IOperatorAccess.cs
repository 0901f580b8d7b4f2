namespace Customary.Portal.Application;

/// <summary>Who can use the sandbox controls: the same as in the administrative API (docs/sandbox.md#who-can-use-it).</summary>
internal interface IOperatorAccess
{
    /// <summary>Whether the server has the sandbox controls at the addresses of the portal.</summary>
    bool IsAvailable { get; }

    /// <summary>Whether the administrative token is needed. Otherwise only programs on this machine have access.</summary>
    bool RequiresToken { get; }

    /// <summary>Whether a text is the administrative token.</summary>
    bool IsToken(string text);

    /// <summary>Whether a request comes from this machine, in a server that other machines cannot reach.</summary>
    bool IsLocal(HttpContext context);
}

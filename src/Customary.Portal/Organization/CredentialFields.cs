using Customary.Portal.Pages;

namespace Customary.Portal.Organization;

/// <summary>What a person typed to sign in as an administrator of a customer. A page never contains a password.</summary>
/// <param name="User">The user name, with or without a domain.</param>
/// <param name="Domain">The domain, for a user name without one.</param>
internal sealed record CredentialFields(string User = "", string Domain = "")
{
    /// <summary>Reads the fields of a form.</summary>
    public static CredentialFields Read(IFormCollection form) => new(form["user"].ToString().Trim(), form["domain"].ToString().Trim());

    /// <summary>Whether the user name needs the domain, which is missing. The API returns the user name of the first administrator without its domain.</summary>
    public bool LacksDomain => NeedsDomain && Domain.Length == 0;

    /// <summary>The user principal name.</summary>
    public string UserName => NeedsDomain ? $"{User}@{Domain}" : User;

    /// <summary>The fields of the form with the reason of the last attempt; null on the first one.</summary>
    public FormInput ToInput(SignInFailure? failure)
    {
        var input = FormInput.Create(new Dictionary<string, string> { ["user"] = User, ["domain"] = Domain });
        if (failure is null) return input;
        return failure.Field is { } field ? input.WithError(field, failure.Message) : input with { General = [failure.Message] };
    }

    private bool NeedsDomain => User.Length > 0 && !User.Contains('@', StringComparison.Ordinal);
}

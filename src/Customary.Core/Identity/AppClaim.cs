namespace Customary.Core.Identity;

/// <summary>A claim that only tokens of applications have (setting <c>app-claim</c>).</summary>
/// <param name="Name">The name of the claim, such as <c>gty</c> or an address such as <c>https://example.com/kind</c>.</param>
/// <param name="Value">The string that it must be, or contain when it is an array.</param>
internal sealed record AppClaim(string Name, string Value)
{
    // The last colon separates, because a name can be an address.
    internal static bool TryRead(string text, out AppClaim claim)
    {
        var end = text.LastIndexOf(':');
        claim = end < 0 ? new(text, "") : new(text[..end].Trim(), text[(end + 1)..].Trim());
        return claim is { Name.Length: > 0, Value.Length: > 0 };
    }
}

namespace Customary.Core.Identity;

/// <summary>A claim that only application tokens have (setting <c>app-claim</c>).</summary>
/// <param name="Name">The name of the claim, such as <c>gty</c> or a URL such as <c>https://example.com/kind</c>.</param>
/// <param name="Value">The value of the claim. If the claim is an array, it must contain the value.</param>
internal sealed record AppClaim(string Name, string Value)
{
    // The last colon is the separator, because a name can be a URL.
    internal static bool TryRead(string text, out AppClaim claim)
    {
        var end = text.LastIndexOf(':');
        claim = end < 0 ? new(text, "") : new(text[..end].Trim(), text[(end + 1)..].Trim());
        return claim is { Name.Length: > 0, Value.Length: > 0 };
    }
}

using System.Text;

namespace Customary.Hosting.Tests.Customers;

/// <summary>The customers of one partner and, beside them, a naive record of which there should be.</summary>
internal sealed class CustomerList
{
    private readonly string[] _names;
    private readonly List<Listed> _there = [];

    private CustomerList(TestPartner partner, string[] names) => (Partner, _names) = (partner, names);

    public TestPartner Partner { get; }

    public IReadOnlyList<Listed> There => _there;

    public static async Task<CustomerList> FillAsync(CustomaryFixture service, string[] names, int count)
    {
        var list = new CustomerList(await service.SignInAsync(), names);
        for (var i = 0; i < count; i++) await list.AddAsync(names[i % names.Length]);
        return list;
    }

    public async Task AddAsync(string name)
    {
        var made = await Partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = name);
        _there.Add(new(made["id"]!.GetValue<string>(), name));
    }

    /// <summary>Carries out a few changes; whether there were any.</summary>
    public async Task<bool> ChangeAsync(Queue<(byte Kind, byte Choice)> changes, int upTo)
    {
        var hasChanged = false;
        for (; upTo > 0 && changes.TryDequeue(out var change) && change.Kind % 4 != 3; upTo--)
        {
            hasChanged = true;
            if (change.Kind % 4 == 0 || _there.Count == 0) await AddAsync(_names[change.Choice % _names.Length]);
            else if (change.Kind % 4 == 1) await RemoveAsync(change.Choice, id => Partner.DeleteAsync($"/v1/customers/{id}"), 204);
            else await RemoveAsync(change.Choice, id => Partner.PatchAsync($"/v1/customers/{id}", new { relationshipToPartner = "none" }), 200);
        }

        return hasChanged;
    }

    // Decision 2 in the words of the platform: composed, upper case by the invariant rules, as UTF-8. It composes no
    // text with U+FFFE in it; a character for private use stands in, which composes with nothing either.
    public static byte[] FoldedKey(string text) => Encoding.UTF8.GetBytes(text
        .Replace('\uFFFE', '\uE001').Normalize(NormalizationForm.FormC).ToUpperInvariant().Replace('\uE001', '\uFFFE'));

    public static bool Folds(string name, string prefix) => FoldedKey(name).AsSpan().StartsWith(FoldedKey(prefix));

    private async Task RemoveAsync(byte choice, Func<string, Task<ApiResponse>> remove, int status)
    {
        var gone = _there[choice % _there.Count];
        (await remove(gone.Id)).Status.ShouldBe(status);
        _there.Remove(gone);
    }

    internal sealed record Listed(string Id, string Name)
    {
        public bool Matches(string? prefix) => prefix is null || Folds(Name, prefix);
    }
}

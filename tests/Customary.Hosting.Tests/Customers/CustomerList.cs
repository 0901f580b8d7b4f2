using System.Text;

namespace Customary.Hosting.Tests.Customers;

/// <summary>The customers of one partner with a naive model of the expected list.</summary>
internal sealed class CustomerList
{
    private readonly string[] _names;
    private readonly List<Listed> _expected = [];

    private CustomerList(TestPartner partner, string[] names) => (Partner, _names) = (partner, names);

    public TestPartner Partner { get; }

    public IReadOnlyList<Listed> Expected => _expected;

    public static async Task<CustomerList> FillAsync(CustomaryFixture service, string[] names, int count)
    {
        var list = new CustomerList(await service.SignInAsync(), names);
        for (var i = 0; i < count; i++) await list.AddAsync(names[i % names.Length]);
        return list;
    }

    public async Task AddAsync(string name)
    {
        var created = await Partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = name);
        _expected.Add(new(created["id"]!.GetValue<string>(), name));
    }

    /// <summary>Applies a few changes; returns whether there were any.</summary>
    public async Task<bool> ChangeAsync(Queue<(byte Kind, byte Choice)> changes, int upTo)
    {
        var hasChanged = false;
        for (; upTo > 0 && changes.TryDequeue(out var change) && change.Kind % 4 != 3; upTo--)
        {
            hasChanged = true;
            if (change.Kind % 4 == 0 || _expected.Count == 0) await AddAsync(_names[change.Choice % _names.Length]);
            else if (change.Kind % 4 == 1) await RemoveAsync(change.Choice, id => Partner.DeleteAsync($"/v1/customers/{id}"), 204);
            else await RemoveAsync(change.Choice, id => Partner.PatchAsync($"/v1/customers/{id}", new { relationshipToPartner = "none" }), 200);
        }

        return hasChanged;
    }

    // Folds a name as docs/contract.md#lists-and-pages defines it: NFC, invariant uppercase, UTF-8. Normalization fails for U+FFFE, so a private-use
    // character replaces it.
    public static byte[] FoldedKey(string text) => Encoding.UTF8.GetBytes(text
        .Replace('\uFFFE', '\uE001').Normalize(NormalizationForm.FormC).ToUpperInvariant().Replace('\uE001', '\uFFFE'));

    public static bool Folds(string name, string prefix) => FoldedKey(name).AsSpan().StartsWith(FoldedKey(prefix));

    private async Task RemoveAsync(byte choice, Func<string, Task<ApiResponse>> remove, int status)
    {
        var removed = _expected[choice % _expected.Count];
        (await remove(removed.Id)).Status.ShouldBe(status);
        _expected.Remove(removed);
    }

    internal sealed record Listed(string Id, string Name)
    {
        public bool Matches(string? prefix) => prefix is null || Folds(Name, prefix);
    }
}

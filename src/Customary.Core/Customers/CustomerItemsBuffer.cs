using System.Buffers;
using System.Text;
using Customary.Storage.Customers;
using Customary.Storage.Sql;

namespace Customary.Core.Customers;

/// <summary>Customers of a page in their short form, written as they are read, in a buffer to be given back.</summary>
/// <param name="likely">How many there will be, likely.</param>
internal sealed class CustomerItemsBuffer(int likely) : ICustomerReader
{
    private const int InitialItemBytes = 1024;
    private static readonly ResourceAttributes CustomerAttributes = new() { ObjectType = ObjectTypes.Customer };
    private static readonly ResourceAttributes ProfileAttributes = new() { ObjectType = ObjectTypes.CustomerCompanyProfile };
    private static readonly CustomerTemplate Template = CustomerTemplate.Of(Item);
    private readonly List<Range> _places = new(likely);
    private readonly PooledBufferWriter _written = new(Math.Max(likely, 1) * InitialItemBytes);

    /// <summary>How many there are.</summary>
    public int Count => _places.Count;

    /// <summary>How many bytes they are.</summary>
    public int Length => _written.Length;

    /// <inheritdoc/>
    public void Reset()
    {
        _places.Clear();
        _written.Clear();
    }

    /// <inheritdoc/>
    public void Add(CustomerSummary customer)
    {
        var start = _written.Length;
        Template.Write(customer, _written);
        _places.Add(start.._written.Length);
    }

    /// <summary>Puts the last first.</summary>
    public void Reverse() => _places.Reverse();

    /// <summary>Writes them one after the other, UTF-8 JSON with commas between, and gives the buffer back: they can be written once.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        var written = _written.Detach();
        for (var item = 0; item < _places.Count; item++)
        {
            if (item > 0) output.Write(","u8);
            output.Write(written.Memory.Span[_places[item]]);
        }

        written.Dispose();
    }

    /// <summary>A customer as a list shows it.</summary>
    internal static Customer Item(CustomerSummary customer)
    {
        var id = customer.Id.ToString();
        return new()
        {
            Id = id,
            CompanyProfile = new()
            {
                TenantId = id,
                Domain = Encoding.UTF8.GetString(customer.Domain),
                CompanyName = Encoding.UTF8.GetString(customer.CompanyName),
                Links = CustomerLinks.CompanyProfile(customer.Id),
                Attributes = ProfileAttributes,
            },
            RelationshipToPartner = Encoding.UTF8.GetString(customer.Relationship),
            Links = CustomerLinks.Customer(customer.Id),
            Attributes = CustomerAttributes,
        };
    }
}

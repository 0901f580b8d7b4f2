using System.Buffers;

namespace Customary.Core.Customers;

/// <summary>The customers of a page as JSON in their short form, serialized while they are read into a pooled buffer.</summary>
/// <param name="capacity">The expected number of customers.</param>
internal sealed class CustomerItemsBuffer(int capacity) : ICustomerItems
{
    // A larger page grows its buffer as needed.
    private const int InitialItems = 50;
    private const int InitialItemBytes = 1024;
    private static readonly ResourceAttributes CustomerAttributes = new() { ObjectType = ObjectTypes.Customer };
    private static readonly ResourceAttributes ProfileAttributes = new() { ObjectType = ObjectTypes.CustomerCompanyProfile };
    private static readonly CustomerTemplate Template = CustomerTemplate.Create(Item);
    private readonly List<Range> _ranges = new(capacity);
    private readonly PooledBufferWriter _buffer = new(Math.Max(capacity, 1) * InitialItemBytes);

    /// <summary>Creates the buffer of a page.</summary>
    public static CustomerItemsBuffer ForPage(int size) => new(Math.Min(size, InitialItems));

    /// <summary>The number of customers.</summary>
    public int Count => _ranges.Count;

    /// <summary>The number of bytes of all customers, without commas.</summary>
    public int Length => _buffer.Length;

    /// <inheritdoc/>
    public void Reset()
    {
        _ranges.Clear();
        _buffer.Clear();
    }

    /// <inheritdoc/>
    public void Add(CustomerSummary customer)
    {
        var start = _buffer.Length;
        Template.Write(customer, _buffer);
        _ranges.Add(start.._buffer.Length);
    }

    /// <inheritdoc/>
    public void Reverse() => _ranges.Reverse();

    /// <summary>Writes the customers as UTF-8 JSON, separated by commas, and returns the buffer to the pool. Can be called once.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        var json = _buffer.Detach();
        for (var item = 0; item < _ranges.Count; item++)
        {
            if (item > 0) output.Write(","u8);
            output.Write(json.Memory.Span[_ranges[item]]);
        }

        json.Dispose();
    }

    /// <summary>The short form of a customer, as lists return it.</summary>
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

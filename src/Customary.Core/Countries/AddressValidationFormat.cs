namespace Customary.Core.Countries;

/// <summary>The generations of the response to an address validation (docs/contract.md#addresses).</summary>
internal enum AddressValidationFormat
{
    /// <summary>An object with a status and suggestions, since 2021.</summary>
    Object,

    /// <summary><c>true</c>, or a fault. The PowerShell module reads it.</summary>
    Boolean,

    /// <summary>An empty body, or a fault. The oldest documentation has it.</summary>
    Empty,
}

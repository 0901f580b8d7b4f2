namespace Customary.Core.Countries;

/// <summary>The generations of the address validation's answer (decision 10).</summary>
internal enum AddressValidationFormat
{
    /// <summary>An object with a status and suggestions, since 2021.</summary>
    Object,

    /// <summary><c>true</c>, or a fault; what the PowerShell module reads.</summary>
    Boolean,

    /// <summary>An empty body, or a fault; what the oldest documentation has.</summary>
    Empty,
}

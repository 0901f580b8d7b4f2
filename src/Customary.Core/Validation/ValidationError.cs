namespace Customary.Core.Validation;

/// <summary>A field of a request that is not valid.</summary>
/// <param name="Field">The path of the field in the request body, such as <c>companyProfile.domain</c>.</param>
/// <param name="Reason">What is wrong and what is allowed, as the end of a sentence whose subject is the field.</param>
/// <param name="Code">The code of the fault if this is the first error.</param>
internal sealed record ValidationError(string Field, string Reason, int Code);

using Customary.Core.Errors;

namespace Customary.Hosting.Http;

/// <summary>The only fault that travels as an exception, where nothing can be returned: while a request is bound, and while a response is written.</summary>
internal sealed class RequestFaultException(Fault fault) : Exception(fault.Description)
{
    public Fault Fault { get; } = fault;
}

using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Customary.ArchitectureTests;

/// <summary>A reference from one top-level type to another. Nested and compiler-generated types count as the top-level type that contains them.</summary>
internal readonly record struct TypeReference(TypeName From, TypeName To);

/// <summary>A top-level type. <see cref="Assembly"/> is empty for a type that the metadata does not place in an assembly.</summary>
internal readonly record struct TypeName(string Assembly, string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>
/// The metadata of one compiled assembly: its references, its types and what they refer to in base types, interfaces, constraints, attributes,
/// fields, signatures, local variables and method bodies. The compiler inlines constants and <c>nameof</c>, so these leave no reference.
/// </summary>
internal sealed class CompiledAssembly : IDisposable
{
    private static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => unchecked((ushort)code.Value));

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public CompiledAssembly(string name)
    {
        _file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));
        _metadata = _file.GetMetadataReader();
        Name = name;
    }

    public string Name { get; }

    public IEnumerable<string> ReferencedAssemblies => _metadata.AssemblyReferences.Select(handle => Text(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>The public types, nested ones included, as <c>Namespace.Outer.Inner</c>.</summary>
    public IEnumerable<string> PublicTypes => _metadata.TypeDefinitions.Where(IsPublic).Select(FullName);

    /// <summary>The public types that Razor compiles: components, and the common directives of a folder.</summary>
    public IEnumerable<string> Components => _metadata.TypeDefinitions.Where(IsPublic).Where(handle =>
        Text(_metadata.GetTypeDefinition(handle).Name) == "_Imports" || _metadata.GetTypeDefinition(handle).BaseType is { Kind: HandleKind.TypeReference } type
            && Text(_metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "ComponentBase").Select(FullName);

    /// <summary>The string literals of the method bodies and of constants.</summary>
    public IEnumerable<(TypeName Type, string Text)> Strings
    {
        get
        {
            foreach (var handle in _metadata.TypeDefinitions)
            {
                var type = _metadata.GetTypeDefinition(handle);
                foreach (var (code, token) in type.GetMethods().SelectMany(Operands))
                {
                    if (code.OperandType == OperandType.InlineString) yield return (TopLevel(handle), _metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(token)));
                }

                foreach (var value in type.GetFields().Select(definition => _metadata.GetFieldDefinition(definition).GetDefaultValue()).Where(value => !value.IsNil))
                {
                    var constant = _metadata.GetConstant(value);
                    if (constant.TypeCode == ConstantTypeCode.String) yield return (TopLevel(handle), (string)_metadata.GetBlobReader(constant.Value).ReadConstant(ConstantTypeCode.String)!);
                }
            }
        }
    }

    public IEnumerable<TypeReference> References => _metadata.TypeDefinitions.SelectMany(handle =>
    {
        var from = TopLevel(handle);
        return ReferencesOf(handle).Where(to => to != from).Select(to => new TypeReference(from, to));
    }).Distinct();

    public void Dispose() => _file.Dispose();

    private IEnumerable<TypeName> ReferencesOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var signatures = new SignatureTypes(this);
        return new[] { type.BaseType }
            .Concat(type.GetInterfaceImplementations().Select(item => _metadata.GetInterfaceImplementation(item).Interface))
            .Concat(Constraints(type.GetGenericParameters()))
            .SelectMany(TypesOf)
            .Concat(type.GetCustomAttributes().SelectMany(AttributeTypes))
            .Concat(type.GetFields().Select(_metadata.GetFieldDefinition).SelectMany(field => field.DecodeSignature(signatures, null).Concat(field.GetCustomAttributes().SelectMany(AttributeTypes))))
            .Concat(type.GetProperties().SelectMany(property => _metadata.GetPropertyDefinition(property).GetCustomAttributes().SelectMany(AttributeTypes)))
            .Concat(type.GetMethods().SelectMany(MethodTypes));
    }

    private IEnumerable<TypeName> MethodTypes(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var types = SignatureTypesOf(method.DecodeSignature(new SignatureTypes(this), null))
            .Concat(Constraints(method.GetGenericParameters()).SelectMany(TypesOf))
            .Concat(method.GetCustomAttributes().SelectMany(AttributeTypes))
            .Concat(Operands(handle).Where(operand => operand.Code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                .SelectMany(operand => TypesOf((EntityHandle)MetadataTokens.Handle(operand.Token))));
        if (method.RelativeVirtualAddress == 0) return types;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? [] : _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new SignatureTypes(this), null).SelectMany(local => local);
        return types.Concat(locals).Concat(body.ExceptionRegions.Where(region => !region.CatchType.IsNil).SelectMany(region => TypesOf(region.CatchType)));
    }

    /// <summary>The instructions of a method that have a metadata token as operand.</summary>
    private List<(OpCode Code, int Token)> Operands(MethodDefinitionHandle handle)
    {
        List<(OpCode, int)> operands = [];
        var address = _metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        if (address == 0) return operands;
        var body = _file.GetMethodBody(address).GetILReader();
        while (body.RemainingBytes > 0)
        {
            ushort value = body.ReadByte();
            if (value == 0xFE) value = (ushort)((value << 8) | body.ReadByte());
            var code = OpCodesByValue[value];
            switch (code.OperandType)
            {
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: body.Offset += 1; break;
                case OperandType.InlineVar: body.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: body.Offset += 8; break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                default: operands.Add((code, body.ReadInt32())); break;
            }
        }

        return operands;
    }

    private IEnumerable<EntityHandle> Constraints(GenericParameterHandleCollection parameters) =>
        parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()).Select(constraint => _metadata.GetGenericParameterConstraint(constraint).Type);

    private IEnumerable<TypeName> AttributeTypes(CustomAttributeHandle handle) => TypesOf(_metadata.GetCustomAttribute(handle).Constructor);

    private static IEnumerable<TypeName> SignatureTypesOf(MethodSignature<ImmutableArray<TypeName>> signature) =>
        signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(parameter => parameter));

    private IEnumerable<TypeName> TypesOf(EntityHandle handle)
    {
        if (handle.IsNil) return [];
        var signatures = new SignatureTypes(this);
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: return [TopLevel((TypeDefinitionHandle)handle)];
            case HandleKind.TypeReference: return [TopLevel((TypeReferenceHandle)handle)];
            case HandleKind.TypeSpecification: return _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(signatures, null);
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return SignatureTypesOf(method.DecodeSignature(signatures, null)).Append(TopLevel(method.GetDeclaringType()));
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return field.DecodeSignature(signatures, null).Append(TopLevel(field.GetDeclaringType()));
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return specification.DecodeSignature(signatures, null).SelectMany(argument => argument).Concat(TypesOf(specification.Method));
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                return TypesOf(member.Parent).Concat(member.GetKind() == MemberReferenceKind.Field
                    ? member.DecodeFieldSignature(signatures, null)
                    : SignatureTypesOf(member.DecodeMethodSignature(signatures, null)));
            default: return [];
        }
    }

    private TypeName TopLevel(TypeDefinitionHandle handle)
    {
        while (_metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer) handle = outer;
        var type = _metadata.GetTypeDefinition(handle);
        return new TypeName(Name, Text(type.Namespace), Text(type.Name));
    }

    private TypeName TopLevel(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = _metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference ? Text(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) : "";
        return new TypeName(assembly, Text(type.Namespace), Text(type.Name));
    }

    private bool IsPublic(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) switch
        {
            System.Reflection.TypeAttributes.Public => true,
            System.Reflection.TypeAttributes.NestedPublic => IsPublic(type.GetDeclaringType()),
            _ => false,
        };
    }

    private string FullName(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{FullName(outer)}.{Text(type.Name)}" : $"{Text(type.Namespace)}.{Text(type.Name)}";
    }

    private string Text(StringHandle handle) => _metadata.GetString(handle);

    /// <summary>Decodes a signature to the top-level types that it names.</summary>
    private sealed class SignatureTypes(CompiledAssembly assembly) : ISignatureTypeProvider<ImmutableArray<TypeName>, object?>
    {
        public ImmutableArray<TypeName> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [assembly.TopLevel(handle)];

        public ImmutableArray<TypeName> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [assembly.TopLevel(handle)];

        public ImmutableArray<TypeName> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public ImmutableArray<TypeName> GetGenericInstantiation(ImmutableArray<TypeName> genericType, ImmutableArray<ImmutableArray<TypeName>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(argument => argument)];

        public ImmutableArray<TypeName> GetFunctionPointerType(MethodSignature<ImmutableArray<TypeName>> signature) => [.. SignatureTypesOf(signature)];

        public ImmutableArray<TypeName> GetModifiedType(ImmutableArray<TypeName> modifier, ImmutableArray<TypeName> unmodifiedType, bool isRequired) => [.. modifier, .. unmodifiedType];

        public ImmutableArray<TypeName> GetArrayType(ImmutableArray<TypeName> elementType, ArrayShape shape) => elementType;

        public ImmutableArray<TypeName> GetByReferenceType(ImmutableArray<TypeName> elementType) => elementType;

        public ImmutableArray<TypeName> GetPinnedType(ImmutableArray<TypeName> elementType) => elementType;

        public ImmutableArray<TypeName> GetPointerType(ImmutableArray<TypeName> elementType) => elementType;

        public ImmutableArray<TypeName> GetSZArrayType(ImmutableArray<TypeName> elementType) => elementType;

        public ImmutableArray<TypeName> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableArray<TypeName> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableArray<TypeName> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    }
}

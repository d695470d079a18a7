using Backprop.Gen.Declaration;

namespace Backprop.Gen.Emission;

/// <summary>Reopens the user's class: namespace, containing types, the class itself; disposing closes them all.</summary>
internal sealed class TypeScope : IDisposable
{
    private readonly Stack<SourceWriter.Scope> scopes = new();

    private TypeScope()
    {
    }

    public static TypeScope Open(SourceWriter w, TypeIdentity type, string documentation, string baseType)
    {
        TypeScope scope = new();
        if (type.Namespace.Length > 0)
        {
            scope.scopes.Push(w.Block("namespace " + type.Namespace));
        }

        foreach (string header in type.ContainingTypes)
        {
            scope.scopes.Push(w.Block(header));
        }

        w.Line(documentation);
        w.Line(NetworkEmitter.GeneratedCode);
        scope.scopes.Push(w.Block($"{type.Modifiers} class {type.Name} : {baseType}"));
        return scope;
    }

    public void Dispose()
    {
        while (scopes.Count > 0)
        {
            scopes.Pop().Dispose();
        }
    }
}

using System.Collections;
using System.Reflection;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using MediatR;

namespace Helpdesk.Web.Tests.Site;

/// <summary>Every query there is, asked with whatever ids exist, as one user.</summary>
internal static class ProviderWalk
{
    private const int MostOfOne = 300;

    /// <summary>Rows of a small stage have small keys: these are everybody's and everything's.</summary>
    public static readonly long[] Ids = [.. Enumerable.Range(1, 14).Select(i => (long)i)];

    public static IReadOnlyList<Type> Queries { get; } =
    [
        .. typeof(RequiresAttribute).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsClass: true } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))),
    ];

    /// <summary>The query with every value that its parameters can take here; of very many, a fair sample that is always the same.</summary>
    public static IEnumerable<object> Asked(Type query)
    {
        var constructor = query.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var settable = query.GetProperties().Where(p => p.CanWrite && parameters.All(q => q.Name != p.Name)).ToList();
        object?[][] values = [.. parameters.Select(p => Values(p.ParameterType)), .. settable.Select(p => Values(p.PropertyType))];
        var all = values.Aggregate(1L, (product, v) => product * v.Length);
        var chance = new Random(17);
        for (var i = 0L; i < Math.Min(all, MostOfOne); i++)
        {
            var which = all <= MostOfOne ? i : chance.NextInt64(all);
            var chosen = values.Select(v =>
            {
                var value = v[which % v.Length];
                which /= v.Length;
                return value;
            }).ToArray();
            var made = constructor.Invoke(chosen[..parameters.Length]);
            foreach (var (property, value) in settable.Zip(chosen[parameters.Length..]))
            {
                property.SetValue(made, value);
            }

            yield return made;
        }
    }

    /// <summary>Every text in the answer; nothing where the user is turned away.</summary>
    public static async Task<IReadOnlyList<string>> Texts(this TestDatabase database, object query, CurrentUser user)
    {
        var result = query.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(TestDatabase).GetMethod(nameof(TestDatabase.Send))!.MakeGenericMethod(result);
        var task = (Task)send.Invoke(database, [query, user])!;
        try
        {
            await task;
        }
        catch (Exception e) when (e is NotFoundException or NotPermittedException or BrokenRuleException or FluentValidation.ValidationException)
        {
            return [];
        }

        var texts = new List<string>();
        Read(task.GetType().GetProperty("Result")!.GetValue(task), texts, new(ReferenceEqualityComparer.Instance));
        return texts;
    }

    private static object?[] Values(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? [null, .. Values(inner)]
        : type == typeof(long) ? [.. Ids.Cast<object?>()]
        : type == typeof(int) ? [0, 1]
        : type == typeof(bool) ? [false, true]
        : type == typeof(string) ? ["", EveryProviderTests.Marker, "a"]
        : type == typeof(char) ? [',']
        : type == typeof(DateTimeOffset) ? [TestDatabase.Morning]
        : type == typeof(TicketVerb) ? [TicketVerb.Note, TicketVerb.Release, TicketVerb.Resolve]
        : type.IsEnum ? [.. Enum.GetValues(type)]
        : type.IsArray ? [Array.CreateInstance(type.GetElementType()!, 0)]
        : type.GetConstructors().OrderBy(c => c.GetParameters().Length).FirstOrDefault() is { } constructor
            ? [.. constructor.GetParameters() is [] ? [constructor.Invoke([])] : Combined(constructor)]
        : [null];

    private static IEnumerable<object?> Combined(ConstructorInfo constructor)
    {
        var values = constructor.GetParameters().Select(p => Values(p.ParameterType)).ToList();
        return Enumerable.Range(0, values.Max(v => v.Length)).Select(i => constructor.Invoke([.. values.Select(v => v[i % v.Length])]));
    }

    private static void Read(object? value, List<string> texts, HashSet<object> seen)
    {
        if (value is string text)
        {
            texts.Add(text);
        }
        else if (value is not null && !value.GetType().IsPrimitive && !value.GetType().IsEnum && seen.Add(value))
        {
            var type = value.GetType();
            if (value is IEnumerable many)
            {
                foreach (var one in many)
                {
                    Read(one, texts, seen);
                }
            }

            if (type.Namespace?.Split('.')[0] == nameof(Helpdesk) || type.Name.Contains("KeyValuePair", StringComparison.Ordinal))
            {
                // What answers with another one of its own kind, such as a part of a plan, could go on for ever.
                foreach (var property in type.GetProperties().Where(p => p.PropertyType != type && p.GetIndexParameters().Length == 0 && p.GetMethod is { IsPublic: true, IsStatic: false }))
                {
                    Read(Value(property, value), texts, seen);
                }
            }
        }
    }

    /// <summary>A property that has no answer for this object shows nothing.</summary>
    private static object? Value(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation;
using Helpdesk.Application;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Architecture.Tests;

public sealed partial class RequestTests
{
    private static readonly Type[] Types = typeof(DependencyInjection).Assembly.GetTypes();

    private static Type[] Requests => [.. Types.Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IBaseRequest)))];

    [Fact]
    public void There_are_requests() => Assert.True(Requests.Length > 2);

    [Fact]
    public void Every_request_declares_the_permission_it_requires() =>
        Findings.None(Requests.Where(r => r.GetCustomAttribute<RequiresAttribute>() is not { } declared || !Enum.IsDefined(declared.Permission)).Select(r => r.FullName));

    [Fact]
    public void Every_request_has_exactly_one_handler() =>
        Findings.None(Requests.Where(r => Handlers(r).Count() != 1).Select(r => $"{r.FullName}: {Handlers(r).Count()}"));

    [Fact]
    public void Every_request_is_a_command_or_a_query() =>
        Findings.None(Requests.Where(r => Implements(r, typeof(ICommand<>)) == Implements(r, typeof(IQuery<>))).Select(r => r.FullName));

    [Fact]
    public void A_use_case_is_a_static_class_with_its_request_inside_in_a_file_of_its_name() =>
        Findings.None(Requests.Where(r => r is not { Name: "Command" or "Query", DeclaringType: { IsAbstract: true, IsSealed: true } useCase }
                || !File.Exists(Path.Combine(Repository.Root, "src/Helpdesk.Application", Folder(useCase), $"{useCase.Name}.cs")))
            .Select(r => r.FullName));

    [Fact]
    public void A_command_that_carries_text_has_a_validator() =>
        Findings.None(Requests
            .Where(r => Implements(r, typeof(ICommand<>)) && r.GetProperties().Any(p => p.PropertyType == typeof(string) && p.Name != "Token"))
            .Where(r => !Types.Any(t => t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(r))))
            .Select(r => r.FullName));

    [Fact]
    public void Handlers_leave_saving_to_the_unit_of_work() =>
        Findings.None(Repository.Files("src/Helpdesk.Application", ".cs").Occurrences(Saving()));

    [Fact]
    public void Pages_leave_the_database_to_the_application() =>
        Findings.None(Repository.Files("src/Helpdesk.Web/Pages", ".cs", ".cshtml").Occurrences(TheDatabase()));

    [Fact]
    public void Time_comes_from_the_time_provider() => Findings.None(Repository.Source(".cs", ".cshtml").Occurrences(TheClock()));

    private static string Folder(Type useCase) => useCase.Namespace!["Helpdesk.Application".Length..].Trim('.').Replace('.', '/');

    private static IEnumerable<Type> Handlers(Type request) => Types.Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i =>
        i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GenericTypeArguments[0] == request));

    private static bool Implements(Type type, Type generic) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == generic);

    [GeneratedRegex(@"\bSaveChanges(Async)?\(")]
    private static partial Regex Saving();

    [GeneratedRegex(@"\b(HelpdeskDbContext|Microsoft\.EntityFrameworkCore)\b")]
    private static partial Regex TheDatabase();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex TheClock();
}
